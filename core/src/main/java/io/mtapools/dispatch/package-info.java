/**
 * Lanes, held mail, retries: the pump between what waits and what sends, behind the ports {@link
 * io.mtapools.dispatch.Lane}, {@link io.mtapools.dispatch.Held}, {@link io.mtapools.dispatch.Delivery} and {@link
 * io.mtapools.velocity.Timer}, so that a simulation can run it.
 */
package io.mtapools.dispatch;
