/** A stock Apache James, as published, in a process and a directory of its own. */
package io.mtapools.it.james;
