package io.hubbackup.wire;

/** Resource versions, which grow within one kind and are compared as numbers. */
public final class ResourceVersions {

    private ResourceVersions() {}

    /** 0 for a text that is not a version, which is older than everything. */
    public static long number(String resourceVersion) {
        try {
            return Long.parseUnsignedLong(resourceVersion);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
