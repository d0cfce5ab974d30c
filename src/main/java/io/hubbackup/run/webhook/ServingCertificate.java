package io.hubbackup.run.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The certificate and key under which the webhook answers, as somebody else keeps them in a folder: OLM, the service CA of OpenShift, or cert-manager. */
record ServingCertificate(Path folder) {

    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";

    /** Both files, as they are at this moment; they may not fit while they are being replaced. */
    record Pair(Buffer certificate, Buffer key) {

        PemKeyCertOptions options() {
            return new PemKeyCertOptions().setCertValue(certificate).setKeyValue(key);
        }
    }

    /** Reads the files anew: a mounted Secret is replaced as a whole, and nobody tells. */
    Pair read() throws IOException {
        return new Pair(bytes(CERTIFICATE), bytes(KEY));
    }

    private Buffer bytes(String file) throws IOException {
        return Buffer.buffer(Files.readAllBytes(folder.resolve(file)));
    }
}
