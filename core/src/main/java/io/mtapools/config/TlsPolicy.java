package io.mtapools.config;

/** How a provider is spoken to. */
public enum TlsPolicy {
    /** Encrypted where the receiver offers it; certificates are not checked. */
    OPPORTUNISTIC,
    /** Encrypted or not at all; certificates are not checked. */
    REQUIRED,
    /** Encrypted, and the certificate must be valid for the MX host's name. */
    VERIFIED
}
