package io.hubbackup.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The form in which Velero writes a name as a label value (R5.3, W11). */
public final class VeleroLabelValue {

    private static final int KEPT = 57;
    private static final int HASHED = 6;

    private VeleroLabelValue() {}

    /** The name itself up to 63 characters, else its first 57 and the first 6 hex digits of its SHA-256. */
    public static String of(String name) {
        return name.length() <= Names.LABEL_VALUE_MAX
                ? name
                : name.substring(0, KEPT) + sha256(name).substring(0, HASHED);
    }

    private static String sha256(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
