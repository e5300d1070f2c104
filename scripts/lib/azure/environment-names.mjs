/** The resource group of an azd environment; azd forgets Bicep's outputs when it has deleted what they name. */
export const groupOf = (environment) =>
  environment.AZURE_RESOURCE_GROUP || `rg-digital-twin-${environment.AZURE_ENV_NAME ?? ''}`;

/** Names of regions are written `eastus2` and `East US 2`. */
export const regionName = (text) =>
  String(text ?? '')
    .toLowerCase()
    .replaceAll(' ', '');
