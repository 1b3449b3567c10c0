package io.mtapools.model;

/** Whose sending a limit counts together. */
public enum LimitScope {
    /** One egress IP. */
    IP,
    /** All IPs of one pool. */
    POOL,
    /** One authenticated (DKIM) domain, whatever IP carries it. */
    DOMAIN,
    /** All our IPs. */
    ALL
}
