/** Who sends: a lean SMTP client for many mails. */
package io.mtapools.it.client;
