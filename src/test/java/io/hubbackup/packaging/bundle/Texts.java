package io.hubbackup.packaging.bundle;

import static java.util.function.Predicate.not;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The forms of text that the fields of a ClusterServiceVersion have. */
final class Texts {

    private static final Pattern SEMVER =
            Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]+@[^@\\s<>.]+(\\.[^@\\s<>.]+)+");
    private static final Pattern IMAGE = Pattern.compile(
            "([^/:@\\s]+(:\\d+)?/)?([a-z0-9._-]+/)*[a-z0-9._-]+(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");
    private static final Pattern PINNED = Pattern.compile(".+@sha256:[0-9a-f]{64}");
    private static final int LABEL_VALUE = 63;

    private Texts() {}

    static boolean isVersion(String text) {
        return SEMVER.matcher(text).matches() && !text.startsWith("0.0.0");
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches() && text.length() <= LABEL_VALUE;
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    static boolean isImage(String text) {
        return IMAGE.matcher(text).matches();
    }

    static boolean isPinned(String image) {
        return PINNED.matcher(image).matches();
    }

    static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            return address.isAbsolute() && address.getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    static boolean isTruth(String text) {
        return text.equals("true") || text.equals("false");
    }

    static boolean isGiven(String text) {
        return not(String::isBlank).test(text);
    }
}
