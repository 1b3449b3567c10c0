/**
 * {@code pools.xml} as immutable settings, or all its errors at once. Settings are data: what acts on them lives in the
 * package of its concept.
 */
package io.mtapools.config;
