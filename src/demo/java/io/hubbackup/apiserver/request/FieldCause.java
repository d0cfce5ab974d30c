package io.hubbackup.apiserver.request;

/**
 * What is wrong with one field.
 *
 * @param reason {@code FieldValueInvalid}, {@code FieldValueRequired}, {@code FieldValueNotSupported} …
 * @param field its path, as in {@code spec.veleroSchedule}
 * @param message as a kube-apiserver words it, for example {@code Required value}
 */
public record FieldCause(String reason, String field, String message) {}
