package io.mtapools.config;

/** Why a value can't be read: what was expected and what to do. Never holds the value itself, which may be a secret. */
final class Complaint extends Exception {
    private static final long serialVersionUID = 1L;

    Complaint(String expectation) {
        super(expectation, null, false, false);
    }
}
