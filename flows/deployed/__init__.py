"""The flows that Prefect's server knows as deployments, with forms that explain themselves."""
