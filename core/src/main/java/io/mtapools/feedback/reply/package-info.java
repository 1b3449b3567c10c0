/**
 * What an SMTP reply means and what to do about it. Rules are data ({@code replies.xml}): an admin's first, then the
 * built-in ones for a provider, then the general ones; what no rule knows is told by its enhanced code, then its code.
 */
package io.mtapools.feedback.reply;
