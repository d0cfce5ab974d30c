package io.hubbackup.plan;

import io.hubbackup.wire.Fingerprint;
import io.hubbackup.wire.velero.OwnerReference;
import java.util.List;
import java.util.Map;

/**
 * All of an object that a decision to remove it rests on, its labels and owners, in one number: whoever has another one by now has to be judged anew (D8). Up to a hundred thousand of them are held.
 */
public record Basis(long digest) {

    private static final int DIGITS = 16;
    private static final int HEX = 16;

    public static Basis of(Map<String, String> labels, List<OwnerReference> owners) {
        var text = Fingerprint.of(
                List.of(labels, owners.stream().map(OwnerReference::tree).toList()));
        return new Basis(Long.parseUnsignedLong(text.substring(0, DIGITS), HEX));
    }
}
