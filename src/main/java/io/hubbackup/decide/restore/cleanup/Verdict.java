package io.hubbackup.decide.restore.cleanup;

/** What an object is to the clean-up. */
public sealed interface Verdict {

    /** The restored backups do not have it, and nothing protects it. */
    record Doomed(boolean restored) implements Verdict {}

    /** The restored backups do not have it, but a rule protects it. */
    record Kept(Protection by) implements Verdict {}

    /** The run has restored it (R5.12). */
    record InBackup() implements Verdict {}

    /** It is none of what this clean-up is about; {@code why} says so for tests and the preview. */
    record NotOurs(String why) implements Verdict {}
}
