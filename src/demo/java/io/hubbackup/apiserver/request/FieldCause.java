package io.hubbackup.apiserver.request;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with one field.
 *
 * @param reason {@code FieldValueInvalid}, {@code FieldValueRequired}, {@code FieldValueNotSupported} …
 * @param field its path, as in {@code spec.veleroSchedule}
 * @param message as a kube-apiserver words it, for example {@code Required value}
 */
public record FieldCause(String reason, String field, String message) {

    /** @param value as the message shows it, texts in quotation marks */
    public static FieldCause invalid(String field, String value, String why) {
        return new FieldCause("FieldValueInvalid", field, "Invalid value: " + value + ": " + why);
    }

    public static FieldCause required(String field) {
        return new FieldCause("FieldValueRequired", field, "Required value");
    }

    /** A field that is wanted, with a sentence about it. */
    public static FieldCause required(String field, String why) {
        return new FieldCause("FieldValueRequired", field, "Required value: " + why);
    }

    /** @param value as the message shows it */
    public static FieldCause unsupported(String field, String value, List<String> supported) {
        var all = supported.stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(", "));
        return new FieldCause(
                "FieldValueNotSupported", field, "Unsupported value: " + value + ": supported values: " + all);
    }
}
