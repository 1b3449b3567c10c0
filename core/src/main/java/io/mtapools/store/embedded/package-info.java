/** The store of a single node: one file, which survives restarts and the process's sudden end. */
package io.mtapools.store.embedded;
