/** Whose mailbox is this: recipient domain to mailbox provider, by its preferred MX hosts. */
package io.mtapools.provider;
