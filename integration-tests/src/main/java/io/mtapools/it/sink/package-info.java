/** SMTP servers that stand for mailbox providers: they count, refuse and limit as told, and keep what they saw. */
package io.mtapools.it.sink;
