package io.hubbackup.apiserver.kind;

/** What a field of a built-in kind holds. */
sealed interface Form {

    /** A value without parts, or one that may be anything. */
    enum Plain implements Form {
        ANY("any", "interface {}"),
        BOOLEAN("boolean", "bool"),
        BYTES("bytes", "[]uint8"),
        INT32("int32", "int32"),
        INT64("int64", "int64"),
        INT_OR_STRING("int-or-string", "int32"),
        MICRO_TIME("micro-time", "string"),
        NUMBER("number", "float64"),
        QUANTITY("quantity", "string"),
        STRING("string", "string"),
        TIME("time", "string");

        private final String word;
        private final String goName;

        Plain(String word, String goName) {
            this.word = word;
            this.goName = goName;
        }

        @Override
        public String goName() {
            return goName;
        }
    }

    record ListOf(Form element) implements Form {
        @Override
        public String goName() {
            return "[]" + element.goName();
        }
    }

    record MapOf(Form value) implements Form {
        @Override
        public String goName() {
            return "map[string]" + value.goName();
        }
    }

    /** @param type as in {@code core.v1.PodSpec} */
    record Typed(String type) implements Form {
        @Override
        public String goName() {
            return type.substring(type.indexOf('.') + 1);
        }
    }

    /** How a kube-apiserver names it in its errors: {@code []v1.Container}. */
    String goName();

    /** Reads {@code [list]}, {@code {map}}, {@code :type} or a plain word. */
    static Form parse(String text) {
        return switch (text.charAt(0)) {
            case '[' -> new ListOf(parse(text.substring(1, text.length() - 1)));
            case '{' -> new MapOf(parse(text.substring(1, text.length() - 1)));
            case ':' -> new Typed(text.substring(1));
            default -> plain(text);
        };
    }

    private static Form plain(String word) {
        for (var plain : Plain.values()) {
            if (plain.word.equals(word)) {
                return plain;
            }
        }
        throw new IllegalArgumentException("no such form: " + word);
    }
}
