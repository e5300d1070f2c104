// The page and the widget. It calls the function app directly: the proxy of Static Web Apps cuts a stream at 45 seconds.
param name string
param location string
param tags object

@description('A member of profiles.json.')
param profile object

// Static Web Apps has few regions; where it is managed from matters to nobody who looks at the page.
var regions = ['centralus', 'eastasia', 'eastus2', 'westeurope', 'westus2']

resource site 'Microsoft.Web/staticSites@2025-03-01' = {
  name: name
  location: contains(regions, location) ? location : 'westeurope'
  tags: union(tags, { 'azd-service-name': 'web' })
  sku: { name: profile.siteSku, tier: profile.siteSku }
  properties: {
    allowConfigFileUpdates: true
    stagingEnvironmentPolicy: 'Disabled'
  }
}

output name string = site.name
output uri string = 'https://${site.properties.defaultHostname}'
