package io.hubbackup.demo.velero.store;

/** An object store did not do what it was asked. The message is what Velero hears from its provider, so that it can be passed on as it is. */
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final String PLUGIN_CALL = "rpc error: code = Unknown desc = ";

    /**
     * @param words what the provider says
     */
    public StoreFailure(String words) {
        super(PLUGIN_CALL + words);
    }
}
