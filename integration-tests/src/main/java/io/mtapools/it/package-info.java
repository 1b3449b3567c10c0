/** What the integration tests and the demo share. */
package io.mtapools.it;
