package io.hubbackup.apiserver.object;

import io.hubbackup.apiserver.kind.ServedKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What names, label keys and label values may look like; a refusal is worded as a kube-apiserver does. */
public final class Names {

    private static final String SUBDOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final Set<String> LABELS = Set.of("namespaces");
    private static final Set<String> LABELS_1035 = Set.of("services");
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final int LONGEST_LABEL = 63;

    private Names() {}

    /** What is wrong with the name of an object. */
    public static List<String> object(ServedKind kind, String name) {
        if (kind.group().equals("rbac.authorization.k8s.io")) {
            return pathSegment(name);
        }
        var resource = kind.resource();
        if (LABELS.contains(resource)) {
            return label(name);
        }
        if (LABELS_1035.contains(resource)) {
            return label1035(name);
        }
        return subdomain(name);
    }

    /** A prefix of names: it may end as only the middle of a name may. */
    public static List<String> prefix(ServedKind kind, String prefix) {
        return object(kind, prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) + "a" : prefix);
    }

    public static List<String> label(String name) {
        if (name.length() <= LONGEST_LABEL
                && name.contains(".")
                && subdomain(name).isEmpty()) {
            return List.of("must not contain dots");
        }
        return first(
                tooLong(name, LONGEST_LABEL, "bytes"),
                mismatch(
                        LABEL,
                        name,
                        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
                        "e.g. 'my-name',  or '123-abc'"));
    }

    public static List<String> subdomain(String name) {
        return first(
                tooLong(name, LONGEST_SUBDOMAIN, "characters"),
                mismatch(
                        SUBDOMAIN,
                        name,
                        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
                        "e.g. 'example.com'"));
    }

    /** What is wrong with the key of a label or an annotation. */
    public static List<String> key(String key) {
        var parts = key.split("/", -1);
        if (parts.length > 2) {
            return List.of("a valid label key " + rule()
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        var name = parts[parts.length - 1];
        if (parts.length == 2 && parts[0].isEmpty()) {
            return List.of("prefix part must be non-empty");
        }
        if (parts.length == 2 && !subdomain(parts[0]).isEmpty()) {
            return List.of("prefix part " + subdomain(parts[0]).getFirst());
        }
        if (name.isEmpty()) {
            return List.of("name part must be non-empty", "name part " + rule());
        }
        if (name.length() > LONGEST_LABEL) {
            return List.of("name part must be no more than 63 bytes");
        }
        return Pattern.matches(QUALIFIED, name) ? List.of() : List.of("name part " + rule());
    }

    /** What is wrong with the value of a label. */
    public static List<String> value(String value) {
        return first(
                tooLong(value, LONGEST_LABEL, "bytes"),
                mismatch(
                        VALUE,
                        value,
                        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
                        "e.g. 'MyValue',  or 'my_value',  or '12345'"));
    }

    private static String rule() {
        return "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '"
                + QUALIFIED + "')";
    }

    private static List<String> label1035(String name) {
        return first(
                tooLong(name, LONGEST_LABEL, "characters"),
                mismatch(
                        LABEL_1035,
                        name,
                        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
                        "e.g. 'my-name',  or 'abc-123'"));
    }

    private static List<String> pathSegment(String name) {
        if (name.equals(".") || name.equals("..")) {
            return List.of("may not be '" + name + "'");
        }
        return List.of("/", "%").stream()
                .filter(name::contains)
                .map("may not contain '%s'"::formatted)
                .toList();
    }

    private static Optional<String> tooLong(String name, int most, String unit) {
        return name.length() > most
                ? Optional.of("must be no more than %d %s".formatted(most, unit))
                : Optional.empty();
    }

    private static Optional<String> mismatch(String regex, String name, String rule, String examples) {
        return Pattern.matches(regex, name)
                ? Optional.empty()
                : Optional.of("%s (%s, regex used for validation is '%s')".formatted(rule, examples, regex));
    }

    private static List<String> first(Optional<String> one, Optional<String> other) {
        return List.of(one, other).stream().flatMap(Optional::stream).toList();
    }
}
