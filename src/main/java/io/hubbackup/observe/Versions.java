package io.hubbackup.observe;

/** Resource versions, which grow within one kind and are compared as numbers. */
final class Versions {

    private Versions() {}

    /** 0 for a text that is not a version, which is older than everything. */
    static long number(String resourceVersion) {
        try {
            return Long.parseUnsignedLong(resourceVersion);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
