/** Which pool a mail goes to, with the reasons. */
package io.mtapools.pool;
