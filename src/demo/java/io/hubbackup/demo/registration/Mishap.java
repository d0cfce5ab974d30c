package io.hubbackup.demo.registration;

/** What is wrong with a cluster when it is to be imported with the token that a hub has of it. */
public enum Mishap {
    /** All is well. */
    NONE,
    /** Nobody has said where its API server is. */
    NO_ADDRESS,
    /** Nobody listens where its API server is said to be. */
    WRONG_ADDRESS,
    /** The add-on never issued a token. */
    NO_TOKEN,
    /** The token has ended, and the add-on has issued no other. */
    EXPIRED,
    /** The token is as it should be, and its account was deleted meanwhile. */
    REVOKED,
    /** The account may not do what an import needs. */
    FORBIDDEN
}
