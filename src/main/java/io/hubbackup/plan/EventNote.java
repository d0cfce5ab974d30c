package io.hubbackup.plan;

/**
 * An event to tell about a transition.
 *
 * @param reason that of the condition which changed
 * @param action what was done about it; the reason again where tooling knows no other word
 */
public record EventNote(Type type, String reason, String action, String message) {

    /** The two types of Kubernetes events, as they are written. */
    public enum Type {
        Normal,
        Warning
    }

    public EventNote(Type type, String reason, String message) {
        this(type, reason, reason, message);
    }
}
