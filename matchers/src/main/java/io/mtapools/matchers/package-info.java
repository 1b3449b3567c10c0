/** Matchers: what a mail is and where it goes, for {@code mailetcontainer.xml}. */
package io.mtapools.matchers;
