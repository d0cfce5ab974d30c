package io.hubbackup.observe;

import io.hubbackup.wire.Tree;

/**
 * One entry of {@code status.conditions}; each text is empty when the object does not have it.
 *
 * @param message cut: it may quote what another server says, at any length
 */
record StatusCondition(String status, String reason, String message) {

    private static final int LONGEST_MESSAGE = 300;

    static StatusCondition of(Tree object, String type) {
        var found = object.child("status").children("conditions").stream()
                .filter(condition -> condition.text("type").filter(type::equals).isPresent())
                .findFirst()
                .orElse(Tree.EMPTY);
        return new StatusCondition(
                found.text("status").orElse("").intern(),
                found.text("reason").orElse("").intern(),
                cut(found.text("message").orElse("")));
    }

    boolean isTrue() {
        return status.equals("True");
    }

    static String cut(String message) {
        return (message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message).intern();
    }
}
