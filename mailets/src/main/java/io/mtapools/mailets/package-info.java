/** Decisions applied to a mail. */
package io.mtapools.mailets;
