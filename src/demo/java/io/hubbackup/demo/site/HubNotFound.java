package io.hubbackup.demo.site;

/** Nobody answers where a kubeconfig leads to; the message says where that is, why not, and what to do. */
public final class HubNotFound extends RuntimeException {

    private static final long serialVersionUID = 1;

    HubNotFound(String message, Throwable cause) {
        super(message, cause);
    }
}
