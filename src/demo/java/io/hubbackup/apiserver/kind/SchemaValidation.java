package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hubbackup.apiserver.request.FieldCause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a value to a schema. What an update leaves as it was is not looked at again, however wrong it is.
 *
 * <p>The field of a cause about alternatives is {@code <nil>}, as a kube-apiserver has it.
 */
final class SchemaValidation {

    private final List<FieldCause> wrong = new ArrayList<>();

    private record At(String path) {

        At field(String name) {
            return new At(path.isEmpty() ? name : path + "." + name);
        }

        At element(int index) {
            return new At(path + "[" + index + "]");
        }

        String inBody() {
            return path + " in body";
        }
    }

    /** @param before the value that is replaced, where there is one that it can be compared with */
    static List<FieldCause> errors(Schema schema, JsonNode value, Optional<JsonNode> before) {
        var validation = new SchemaValidation();
        validation.value(schema, value, before, new At(""));
        if (before.filter(old -> !ListValidation.errors(schema, old).isEmpty()).isEmpty()) {
            validation.wrong.addAll(ListValidation.errors(schema, value));
        }
        validation.wrong.addAll(RuleValidation.errors(schema, value, before, validation.wrong));
        return validation.wrong;
    }

    private void value(Schema schema, JsonNode value, Optional<JsonNode> before, At at) {
        if (before.filter(value::equals).isPresent() || value.isNull() && schema.nullable()) {
            return;
        }
        boolean typed = typed(schema, value, at);
        alternatives(schema, value, at);
        if (value.isTextual() && typed) {
            text(schema.json(), value.asText(), at);
        } else if (value.isNumber() && typed) {
            number(schema.json(), value, at);
        } else if (value.isArray()) {
            list(schema, value, before, at);
        }
        enumerated(schema.json(), value, at);
        if (value.isObject()) {
            object(schema, (ObjectNode) value, before, at);
        }
    }

    private boolean typed(Schema schema, JsonNode value, At at) {
        if (Types.allow(schema, value)) {
            return true;
        }
        var format = schema.json().path("format").asText();
        if (schema.type().equals("string") && Formats.known(format)) {
            wrongType(at, Types.goName(value), format);
        } else {
            wrongType(
                    at,
                    Types.name(value),
                    schema.intOrString() && schema.type().isEmpty() ? "integer,string" : schema.type());
        }
        return false;
    }

    private void wrongType(At at, String found, String wanted) {
        wrong.add(new FieldCause(
                "FieldValueTypeInvalid",
                at.path(),
                "Invalid value: \"%s\": %s must be of type %s: \"%s\"".formatted(found, at.inBody(), wanted, found)));
    }

    private void text(JsonNode rules, String text, At at) {
        int length = text.codePointCount(0, text.length());
        if (rules.has("maxLength") && length > rules.path("maxLength").asInt()) {
            wrong.add(new FieldCause(
                    "FieldValueTooLong",
                    at.path(),
                    "Too long: may not be more than %s bytes"
                            .formatted(rules.path("maxLength").asText())));
        } else if (rules.has("minLength") && length < rules.path("minLength").asInt()) {
            invalid(
                    at,
                    quoted(text),
                    "should be at least %s chars long",
                    rules.path("minLength").asText());
        } else if (rules.has("pattern") && !GoPattern.find(rules.path("pattern").asText(), text)) {
            invalid(at, quoted(text), "should match '%s'", rules.path("pattern").asText());
        }
        var format = rules.path("format").asText();
        if (!Formats.fits(format, text)) {
            wrong.add(new FieldCause(
                    "FieldValueTypeInvalid",
                    at.path(),
                    "Invalid value: %s: %s must be of type %s: %s"
                            .formatted(quoted(text), at.inBody(), format, quoted(text))));
        }
    }

    private void number(JsonNode rules, JsonNode value, At at) {
        var number = value.decimalValue();
        if (rules.has("multipleOf")) {
            multiple(value, rules.path("multipleOf"), at);
        }
        if (rules.has("maximum")) {
            int order = number.compareTo(bound(value, rules.path("maximum")));
            boolean open = rules.path("exclusiveMaximum").asBoolean();
            if (open ? order >= 0 : order > 0) {
                invalid(
                        at,
                        plain(number),
                        open ? "should be less than %s" : "should be less than or equal to %s",
                        rules.path("maximum").asText());
            }
        }
        if (rules.has("minimum")) {
            int order = number.compareTo(bound(value, rules.path("minimum")));
            boolean open = rules.path("exclusiveMinimum").asBoolean();
            if (open ? order <= 0 : order < 0) {
                invalid(
                        at,
                        plain(number),
                        open ? "should be greater than %s" : "should be greater than or equal to %s",
                        rules.path("minimum").asText());
            }
        }
    }

    /** A whole number is compared with whole numbers only. */
    private static BigDecimal bound(JsonNode value, JsonNode bound) {
        return value.isIntegralNumber() ? new BigDecimal(bound.decimalValue().toBigInteger()) : bound.decimalValue();
    }

    private void multiple(JsonNode value, JsonNode factor, At at) {
        var divisor = bound(value, factor);
        if (divisor.signum() <= 0) {
            wrong.add(FieldCause.invalid(
                    at.path(),
                    divisor.toPlainString(),
                    "factor MultipleOf declared for %s must be positive: %s"
                            .formatted(at.path(), divisor.toPlainString())));
        } else if (value.decimalValue().remainder(divisor).signum() != 0) {
            invalid(at, plain(value.decimalValue()), "should be a multiple of %s", factor.asText());
        }
    }

    private void list(Schema schema, JsonNode list, Optional<JsonNode> before, At at) {
        if (schema.items().isPresent()) {
            for (int i = 0; i < list.size(); i++) {
                var element = list.get(i);
                var old = before.flatMap(earlier -> ListValidation.counterpart(schema, earlier, element));
                value(schema.items().get(), element, old, at.element(i));
            }
        }
        atLeast(schema.json().path("minItems"), list.size(), "items", at);
        atMost(schema.json().path("maxItems"), list.size(), at);
    }

    private void atLeast(JsonNode minimum, int size, String what, At at) {
        if (minimum.isNumber() && size < minimum.asInt()) {
            invalid(at, "" + size, "should have at least %s " + what, minimum.asText());
        }
    }

    private void atMost(JsonNode maximum, int size, At at) {
        if (maximum.isNumber() && size > maximum.asInt()) {
            wrong.add(new FieldCause(
                    "FieldValueTooMany",
                    at.path(),
                    "Too many: %d: must have at most %s items".formatted(size, maximum.asText())));
        }
    }

    private void enumerated(JsonNode rules, JsonNode value, At at) {
        var values = rules.path("enum");
        if (values.isArray() && CustomDefinition.elements(values).noneMatch(one -> Types.same(one, value))) {
            wrong.add(FieldCause.unsupported(at.path(), value.toString(), CustomDefinition.texts(values)));
        }
    }

    private void object(Schema schema, ObjectNode object, Optional<JsonNode> before, At at) {
        for (var entry : object.properties()) {
            var name = entry.getKey();
            schema.property(name)
                    .ifPresent(property -> value(
                            property,
                            entry.getValue(),
                            before.flatMap(old -> Optional.ofNullable(old.get(name))),
                            at.field(name)));
        }
        var required = new ArrayList<>(CustomDefinition.texts(schema.json().path("required")));
        if (schema.embedded()) {
            List.of("apiVersion", "kind").stream()
                    .filter(name -> !required.contains(name))
                    .forEach(required::add);
            embedded(object, at);
        }
        required.stream()
                .filter(name -> !object.has(name))
                .forEach(name -> wrong.add(FieldCause.required(at.field(name).path())));
        atLeast(schema.json().path("minProperties"), object.size(), "properties", at);
        atMost(schema.json().path("maxProperties"), object.size(), at);
    }

    private void embedded(ObjectNode object, At at) {
        var apiVersion = object.path("apiVersion").asText();
        if (apiVersion.chars().filter(c -> c == '/').count() > 1) {
            wrong.add(FieldCause.invalid(
                    at.field("apiVersion").path(),
                    quoted(apiVersion),
                    "unexpected GroupVersion string: " + apiVersion));
        }
    }

    private void alternatives(Schema schema, JsonNode value, At at) {
        anyOf(schema.json().path("anyOf"), value, at);
        oneOf(schema.json().path("oneOf"), value, at);
        allOf(schema.json().path("allOf"), value, at);
        var not = schema.json().path("not");
        if (not.isObject() && branch(not, value, at).isEmpty()) {
            about(at, "must not validate the schema (not)");
        }
    }

    private void anyOf(JsonNode branches, JsonNode value, At at) {
        var failures = failures(branches, value, at);
        if (branches.isArray() && failures.stream().noneMatch(List::isEmpty)) {
            about(at, "must validate at least one schema (anyOf)");
            failures.stream().findFirst().ifPresent(wrong::addAll);
        }
    }

    private void oneOf(JsonNode branches, JsonNode value, At at) {
        var failures = failures(branches, value, at);
        long valid = failures.stream().filter(List::isEmpty).count();
        if (branches.isArray() && valid != 1) {
            var found = valid == 0 ? "none valid" : valid + " valid alternatives";
            about(at, "must validate one and only one schema (oneOf). Found " + found);
            failures.stream().filter(list -> valid == 0).findFirst().ifPresent(wrong::addAll);
        }
    }

    private void allOf(JsonNode branches, JsonNode value, At at) {
        var failures = failures(branches, value, at);
        long valid = failures.stream().filter(List::isEmpty).count();
        if (branches.isArray() && valid < failures.size()) {
            failures.forEach(wrong::addAll);
            about(at, "must validate all the schemas (allOf)" + (valid == 0 ? ". None validated" : ""));
        }
    }

    private static List<List<FieldCause>> failures(JsonNode branches, JsonNode value, At at) {
        return CustomDefinition.elements(branches)
                .map(branch -> branch(branch, value, at))
                .toList();
    }

    private static List<FieldCause> branch(JsonNode branch, JsonNode value, At at) {
        var validation = new SchemaValidation();
        validation.value(Schema.of(branch), value, Optional.empty(), at);
        return validation.wrong;
    }

    private void about(At at, String why) {
        wrong.add(FieldCause.invalid("<nil>", "\"\"", quoted(at.path()) + " " + why));
    }

    private void invalid(At at, String value, String rule, String bound) {
        wrong.add(FieldCause.invalid(at.path(), value, at.inBody() + " " + rule.formatted(bound)));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** The types of values, in the words of JSON and of Go. */
    private static final class Types {

        static boolean allow(Schema schema, JsonNode value) {
            return switch (schema.type()) {
                case "" -> !schema.intOrString() || value.isTextual() || whole(value);
                case "string" -> value.isTextual();
                case "integer" -> whole(value);
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "array" -> value.isArray();
                case "object" -> value.isObject();
                default -> true;
            };
        }

        static boolean whole(JsonNode value) {
            return value.isIntegralNumber() && value.canConvertToLong();
        }

        static String name(JsonNode value) {
            return switch (value.getNodeType()) {
                case NUMBER -> whole(value) ? "integer" : "number";
                case BOOLEAN -> "boolean";
                case ARRAY -> "array";
                case OBJECT, POJO -> "object";
                case STRING, BINARY -> "string";
                case NULL, MISSING -> "null";
            };
        }

        static String goName(JsonNode value) {
            return switch (value.getNodeType()) {
                case NUMBER -> whole(value) ? "int64" : "float64";
                case BOOLEAN -> "bool";
                default -> name(value);
            };
        }

        static boolean same(JsonNode left, JsonNode right) {
            return left.getNodeType() == JsonNodeType.NUMBER && right.isNumber()
                    ? left.decimalValue().compareTo(right.decimalValue()) == 0
                    : left.equals(right);
        }
    }
}
