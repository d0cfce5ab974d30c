package io.hubbackup.decide.restore.activation;

import java.util.Optional;
import java.util.regex.Pattern;

/** What stands in a token secret, as a token (R6.11). */
final class TokenText {

    /** What may follow "Bearer" in a request. */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private TokenText() {}

    /** The token, without blanks around it and without the quotes of a YAML text; empty when it is none. */
    static Optional<String> of(String text) {
        var bare = unquoted(text.strip());
        return BEARER.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && text.charAt(0) == text.charAt(text.length() - 1)
                && (text.charAt(0) == '"' || text.charAt(0) == '\'');
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
