/**
 * How fast each IP may send, and the gate that holds it to that. Pure but for its clocks: an exact {@link
 * io.mtapools.velocity.Ticker} for windows, a wall clock for days, and a {@link io.mtapools.velocity.Timer} to be woken by.
 */
package io.mtapools.velocity;
