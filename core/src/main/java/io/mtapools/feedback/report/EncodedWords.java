package io.mtapools.feedback.report;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Decodes RFC 2047 words; what cannot be decoded stays as it is. Stateless. */
final class EncodedWords {
    private EncodedWords() {}

    static String decode(String value) {
        try {
            return value.contains("=?") ? DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT) : value;
        } catch (RuntimeException e) {
            return value;
        }
    }
}
