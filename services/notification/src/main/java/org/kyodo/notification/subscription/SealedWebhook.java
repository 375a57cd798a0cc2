package org.kyodo.notification.subscription;

/**
 * Address and secret of a webhook as they are stored 封緘: encrypted, in base64.
 *
 * @param address of the receiver
 * @param secret by which its deliveries are signed
 */
record SealedWebhook(String address, String secret) {}
