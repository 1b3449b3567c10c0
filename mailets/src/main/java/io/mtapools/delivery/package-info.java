/** One attempt over SMTP from a given IP, and what it came to. */
package io.mtapools.delivery;
