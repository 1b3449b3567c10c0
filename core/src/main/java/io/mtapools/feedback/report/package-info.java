/**
 * Reads what comes back by mail: complaints (RFC 5965, 6590, 6591, 9477 and older forms), delivery status notifications
 * (RFC 3464) and the many bounces that follow no RFC. Everything here is material from strangers: work and memory are
 * bounded by counts, and nothing in a mail makes {@link io.mtapools.feedback.report.ReportReader} throw.
 */
package io.mtapools.feedback.report;
