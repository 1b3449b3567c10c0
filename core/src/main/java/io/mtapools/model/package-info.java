/** The words of the pack as values. Everything may use them; they use nothing. */
package io.mtapools.model;
