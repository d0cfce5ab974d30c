package io.hubbackup.decide.backup.preparation;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.SecretSeen;
import io.hubbackup.hub.TokenAccountSeen;
import io.hubbackup.wire.BackupLabelValues;
import io.hubbackup.wire.MsaNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The secrets in which the add-on leaves the tokens of our accounts. */
final class TokenSecrets {

    private TokenSecrets() {}

    /** B4.12, B4.30: the restore side judges a token by these annotations. */
    static void claim(List<SecretSeen> secrets, Indexed<TokenAccountSeen> accounts, boolean label, LabelClaims claims) {
        secrets.stream().filter(SecretSeen::importToken).forEach(secret -> {
            if (label) {
                claims.select(Kinds.SECRET, secret, BackupLabelValues.MSA, "B4.12 token of an import account");
            }
            accounts.get(secret.key())
                    .map(TokenSecrets::lifetime)
                    .ifPresent(
                            lifetime -> claims.annotate(Kinds.SECRET, secret, lifetime, "B4.30 lifetime of the token"));
        });
    }

    private static Map<String, String> lifetime(TokenAccountSeen account) {
        var lifetime = new LinkedHashMap<String, String>();
        known(account.expirationTimestamp()).ifPresent(end -> lifetime.put(MsaNames.EXPIRATION_ANNOTATION, end));
        known(account.lastRefreshTimestamp()).ifPresent(start -> lifetime.put(MsaNames.REFRESH_ANNOTATION, start));
        return lifetime;
    }

    private static Optional<String> known(Optional<String> timestamp) {
        return timestamp.filter(text -> !text.isEmpty());
    }
}
