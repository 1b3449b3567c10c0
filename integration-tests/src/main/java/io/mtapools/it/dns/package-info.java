/** A DNS server that answers from a table. */
package io.mtapools.it.dns;
