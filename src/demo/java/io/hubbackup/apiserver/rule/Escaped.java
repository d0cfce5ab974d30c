package io.hubbackup.apiserver.rule;

import java.util.Set;

/** Names of fields that the language does not take as they are. */
final class Escaped {

    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    private Escaped() {}

    /** {@code __namespace__} is {@code namespace}, {@code a__dash__b} is {@code a-b}. */
    static String plain(String name) {
        if (name.length() > 4 && name.startsWith("__") && name.endsWith("__")) {
            var inner = name.substring(2, name.length() - 2);
            if (RESERVED.contains(inner)) {
                return inner;
            }
        }
        return name.replace("__dot__", ".")
                .replace("__dash__", "-")
                .replace("__slash__", "/")
                .replace("__underscores__", "__");
    }
}
