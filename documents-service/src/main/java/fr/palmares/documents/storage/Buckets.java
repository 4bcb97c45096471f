package fr.palmares.documents.storage;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.SetBucketEncryptionArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.SseConfiguration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** The buckets, each made on its first use and encrypted by the store where it offers that. */
final class Buckets {

    private static final Logger LOG = Logger.getLogger(Buckets.class);

    private final MinioClient store;
    private final String prefix;
    private final Set<Bucket> ready = ConcurrentHashMap.newKeySet();

    Buckets(MinioClient store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    String name(Bucket bucket) {
        return prefix + bucket.bucketName();
    }

    /** Its name, once it is there. */
    String ready(Bucket bucket) throws MinioException {
        var name = name(bucket);
        if (!ready.contains(bucket)) {
            if (!store.bucketExists(BucketExistsArgs.builder().bucket(name).build())) {
                make(name);
                encrypt(name);
            }
            ready.add(bucket);
        }
        return name;
    }

    private void make(String name) throws MinioException {
        try {
            store.makeBucket(MakeBucketArgs.builder().bucket(name).build());
        } catch (ErrorResponseException e) {
            if (!e.errorResponse().code().startsWith("BucketAlready")) {
                throw e;
            }
        }
    }

    private void encrypt(String name) {
        try {
            store.setBucketEncryption(SetBucketEncryptionArgs.builder()
                    .bucket(name)
                    .config(SseConfiguration.newConfigWithSseS3Rule())
                    .build());
        } catch (MinioException notOffered) {
            LOG.infof("The store does not encrypt bucket %s by itself: %s", name, notOffered.getMessage());
        }
    }
}
