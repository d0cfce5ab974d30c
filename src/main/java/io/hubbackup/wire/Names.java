package io.hubbackup.wire;

import java.util.regex.Pattern;

/** What Kubernetes takes as the name of an object and as the value of a label (BW36). */
public final class Names {

    public static final int SUBDOMAIN_MAX = 253;
    public static final int LABEL_VALUE_MAX = 63;

    private static final Pattern SUBDOMAIN =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final Pattern LABEL_VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?");

    private Names() {}

    /** RFC 1123 subdomain of at most 253 characters. */
    public static boolean isSubdomain(String name) {
        return name.length() <= SUBDOMAIN_MAX && SUBDOMAIN.matcher(name).matches();
    }

    /** At most 63 characters; the empty value is one. */
    public static boolean isLabelValue(String value) {
        return value.length() <= LABEL_VALUE_MAX && LABEL_VALUE.matcher(value).matches();
    }
}
