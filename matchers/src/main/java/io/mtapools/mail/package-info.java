/** Mail to facts and tags: the one place that knows attributes and headers. */
package io.mtapools.mail;
