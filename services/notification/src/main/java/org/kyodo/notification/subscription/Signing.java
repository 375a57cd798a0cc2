package org.kyodo.notification.subscription;

/** How the deliveries of a subscription are signed 署名方式. */
enum Signing {
    /** With the secret alone ({@code v1}); every library of Standard Webhooks checks it. */
    SECRET,
    /** With the secret, and with a private key that only Kyodo has ({@code v1a}). */
    BOTH
}
