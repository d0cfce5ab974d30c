package io.hubbackup.plan;

/** An event to tell about a transition. {@code reason} is that of the condition which changed. */
public record EventNote(Type type, String reason, String message) {

    /** The two types of Kubernetes events, as they are written. */
    public enum Type {
        Normal,
        Warning
    }
}
