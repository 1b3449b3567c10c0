/** What came back: SMTP replies, bounces and complaints, read into values that the rest can act on. */
package io.mtapools.feedback;
